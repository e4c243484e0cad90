import type { ReactNode } from 'react'
import { ClientMessages } from '#components/ui/client-messages.tsx'

/** A room has no header and no footer: the show is the page. */
export default function RoomLayout({ children }: { children: ReactNode }) {
  return <ClientMessages only={['common', 'show', 'checkout']}>{children}</ClientMessages>
}
