/** One apply job per event: the inbox finds it by this key, and a replay takes its place. */
export function applyJobKey(eventId: string): string {
  return `apply:${eventId}`
}
