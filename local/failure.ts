/**
 * Something a person can put right: a taken port, a full disk, a child process that died. The
 * message is the whole explanation in one sentence; `details` are the last lines of a log. Every
 * other error is a bug of ours and keeps its stack.
 */
export class Failure extends Error {
  override name = 'Failure'
  readonly details: readonly string[]

  constructor(message: string, details: readonly string[] = []) {
    super(message)
    this.details = details
  }
}
