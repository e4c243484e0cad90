import { EventNotFound } from '#components/admin/event-not-found.tsx'

export default EventNotFound
