import { setTimeout as wait } from 'node:timers/promises'
import { orderOf } from './order-of.ts'
import type { Stand } from './stand.ts'
import type { Story } from './story.ts'

/** The customer takes the voucher to a konbini, or does not. */
export async function goToTheTill(
  stand: Stand,
  story: Story,
  note: (text: string) => void,
): Promise<void> {
  const order = await orderOf(stand, story)
  if (!order?.intent) return
  const act = async (verb: string) => {
    const body = verb === 'pay' || verb === 'start_paying' ? { chain: 'lawson' } : {}
    try {
      await stand.ground.emulator.control(`/payment_intents/${order.intent}/${verb}`, body)
      note(`at the konbini: ${verb} (${order.intent})`)
    } catch (error) {
      note(`at the konbini: ${verb} refused: ${error instanceof Error ? error.message : error}`)
    }
  }
  const pause = () => wait(story.thinkMs[4])
  await wait(story.thinkMs[3])
  switch (story.till) {
    case 'pays':
      return act('pay')
    case 'slip_then_pays':
      await act('start_paying')
      await pause()
      return act('pay')
    case 'slip_then_leaves':
      await act('start_paying')
      await pause()
      return act('abandon')
    case 'lapses':
      return act('expire')
    case 'waits':
      return
  }
}
