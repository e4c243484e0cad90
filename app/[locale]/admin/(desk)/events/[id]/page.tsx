import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EventChanges } from '#components/admin/event-changes.tsx'
import { EventFacts } from '#components/admin/event-facts.tsx'
import { EventHead } from '#components/admin/event-head.tsx'
import { EventPayload } from '#components/admin/event-payload.tsx'
import { EventReplay } from '#components/admin/event-replay.tsx'
import { OrderLayout } from '#components/admin/order-layout.tsx'
import { findStripeEvent } from '#lib/queries/admin-events.ts'
import { routes } from '#lib/routes.ts'
import { requireStaff } from '../../../require-staff.ts'
import { rehearseAction, replayAction, replayProgressAction } from '../actions.ts'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props) {
  const { id } = await params
  return { title: id, description: (await getTranslations('admin.inbox'))('title') }
}

export default async function EventPage({ params }: Props) {
  const { id } = await params
  await requireStaff(routes.adminEvent(id))
  const event = await findStripeEvent(id)
  if (!event) notFound()
  const actions = {
    rehearse: rehearseAction,
    replay: replayAction,
    progress: replayProgressAction,
  }
  return (
    <>
      <EventHead event={event} />
      <OrderLayout
        main={<EventPayload event={event} />}
        side={
          <>
            {event.payload === null ? null : (
              <EventReplay target={{ eventId: event.id }} count={null} actions={actions} />
            )}
            <EventFacts event={event} />
            <EventChanges event={event} />
          </>
        }
      />
    </>
  )
}
