import { StudioShows } from '#components/studio/studio-shows.tsx'
import { listShows } from '#lib/queries/shows.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../admin/require-staff.ts'

export default async function StudioPage() {
  await requireStaff(routes.studio())
  return <StudioShows shows={await listShows()} />
}
