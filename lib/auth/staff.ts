import { auth } from './auth.ts'

export type Staff = { id: string; name: string; email: string }

/**
 * Who sends this request, by its session cookie; null for everybody who is not logged in.
 * Asks the database each time: a session that was ended elsewhere is over at once.
 */
export async function staffOf(headers: Headers): Promise<Staff | null> {
  const session = await auth().api.getSession({ headers })
  if (!session) return null
  const { id, name, email } = session.user
  return { id, name, email }
}
