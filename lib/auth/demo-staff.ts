/** Who may log in where there is only test money. Seeded, and shown on the login page, only there. */
export const DEMO_STAFF = { email: 'staff@todai.example', password: 'konbini-demo' } as const
