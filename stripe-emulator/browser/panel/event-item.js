import { element } from '../shared/dom.js'
import { formatMoment } from '../shared/format.js'
import { secretApi } from '../shared/secret-api.js'
import { text } from './locale.js'

/** One event and what became of every attempt to deliver it. */
export function eventItem(event, { act }) {
  const urls = new Map(event.endpoints)
  return element(
    'article',
    { class: 'Card Event', 'aria-label': event.id },
    element(
      'header',
      { class: 'CardTop' },
      element('code', { class: 'EventType' }, event.type),
      element(
        'button',
        { type: 'button', onclick: () => act(`events/${event.id}/resend`) },
        text.resend,
      ),
    ),
    element(
      'p',
      { class: 'Small' },
      `${formatMoment(event.created)} · `,
      element('code', {}, event.id),
      event.object && ' · ',
      event.object && element('code', {}, event.object),
    ),
    event.deliveries.length > 0 &&
      element(
        'ul',
        { class: 'Deliveries' },
        event.deliveries.map((delivery) => deliveryLine(delivery, urls.get(delivery.endpoint))),
      ),
    payload(event.id),
  )
}

/** The event as it is sent; fetched when somebody wants to see it, since most never do. */
function payload(id) {
  const content = element('pre', { class: 'Payload', tabindex: '0', 'aria-label': id })
  const show = async () => {
    if (content.textContent) return
    content.textContent = await secretApi(`events/${id}`).then(
      (event) => JSON.stringify(event, null, 2),
      (error) => error.message,
    )
  }
  return element(
    'details',
    { ontoggle: show },
    element('summary', { class: 'Small' }, text.showPayload),
    content,
  )
}

function deliveryLine(delivery, url) {
  const attempts = delivery.attempts.map(({ status, error }) => status ?? error ?? '—')
  return element(
    'li',
    { class: `Delivery Delivery--${delivery.state}` },
    element('span', { class: 'DeliveryState' }, text.deliveryState[delivery.state]),
    attempts.length > 0 && element('span', {}, attempts.join(' → ')),
    element('span', { class: 'Url' }, url ?? delivery.endpoint),
    delivery.next_attempt_at &&
      element('span', {}, text.nextAttempt(formatMoment(delivery.next_attempt_at))),
  )
}
