/** Drawn for the emulator: no marks of card networks or chains. */
export const methodIcons = {
  card: '<svg viewBox="0 0 20 16" fill="none" stroke="currentColor" stroke-width="1.5"><rect x="1" y="1.5" width="18" height="13" rx="2.25"/><path d="M1 5.75h18M4 11h4"/></svg>',
  konbini:
    '<svg viewBox="0 0 20 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"><path d="M2.75 7v7.5h14.5V7M1 5.25 2.75 1h14.5L19 5.25c0 1-.8 1.75-2.25 1.75S14.5 6.25 14.5 5.25c0 1-.8 1.75-2.25 1.75S10 6.25 10 5.25C10 6.25 9.2 7 7.75 7S5.5 6.25 5.5 5.25C5.5 6.25 4.7 7 3.25 7S1 6.25 1 5.25ZM8 14.5v-4h4v4"/></svg>',
}
