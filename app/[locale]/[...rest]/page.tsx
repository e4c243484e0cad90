import { notFound } from 'next/navigation'

/** Any address that no page has: gives it our own not-found page, in its language. */
export default function UnknownPage() {
  notFound()
}
