import { createStaff } from '#lib/auth/create-staff.ts'
import { DEMO_STAFF } from '#lib/auth/demo-staff.ts'
import { closeDb, db } from '#lib/db/client.ts'
import { EnvError, env } from '#lib/env.ts'
import { runMain } from '#lib/run-main.ts'
import { seedDemo } from './demo.ts'

await runMain(async () => {
  if (env().APP_ENV === 'production') {
    throw new EnvError(
      'The seed is a demonstration shop with a public password. It is not written where APP_ENV is production.',
    )
  }
  const streamUrl = process.env.SEED_STREAM_URL ?? 'http://127.0.0.1:8787'
  const wrote = await seedDemo(db(), streamUrl.replace(/\/$/, ''), new Date())
  await createStaff({ name: '波多野 澪', ...DEMO_STAFF })
  console.log(wrote ? 'seeded the demonstration shop' : 'the shop is there already')
  console.log(`staff login: ${DEMO_STAFF.email} / ${DEMO_STAFF.password}`)
  await closeDb()
})
