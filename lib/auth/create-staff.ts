import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import { eq } from 'drizzle-orm'
import { type Db, db } from '#lib/db/client.ts'
import { staff, staffAccounts } from '#lib/db/schema.ts'

export type NewStaff = { name: string; email: string; password: string }

/**
 * Adds somebody who may log in; the only way to, since signing up over HTTP is off. Does nothing
 * when the address has an account already: a seed that runs twice must not reset a password.
 *
 * @returns the id of the account, and whether it is new.
 */
export async function createStaff(
  { name, email, password }: NewStaff,
  database: Db = db(),
): Promise<{ id: string; created: boolean }> {
  const address = email.trim().toLowerCase()
  // Hashed before the transaction: scrypt takes tens of milliseconds, a row lock should not.
  const hash = await hashPassword(password)
  return database.transaction(async (tx) => {
    const id = randomUUID()
    const [inserted] = await tx
      .insert(staff)
      .values({ id, name, email: address, emailVerified: true })
      .onConflictDoNothing({ target: staff.email })
      .returning({ id: staff.id })
    if (!inserted) return { id: await idOf(tx, address), created: false }
    await tx.insert(staffAccounts).values({
      id: randomUUID(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: hash,
    })
    return { id, created: true }
  })
}

async function idOf(tx: Pick<Db, 'select'>, email: string): Promise<string> {
  const [row] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.email, email))
  if (!row) throw new Error(`The account of ${email} was removed while it was being read`)
  return row.id
}
