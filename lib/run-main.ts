import { EnvError } from '#lib/env.ts'

/**
 * Runs a program's body. What a person can mend is printed as its sentence alone, everything else
 * with its stack; either way the process ends with 1.
 */
export async function runMain(body: () => Promise<void>): Promise<void> {
  try {
    await body()
  } catch (error) {
    console.error(error instanceof EnvError ? error.message : error)
    process.exit(1)
  }
}
