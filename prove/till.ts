import { setTimeout as wait } from 'node:timers/promises'
import { orderOf } from './order-of.ts'
import type { Stand } from './stand.ts'
import type { Story } from './story.ts'

/**
 * The customer takes the voucher to a konbini, or does not. Some print a slip first, and then
 * something may happen to their order while they stand at the till.
 *
 * @returns what they do after that
 */
export async function goToTheTill(
  stand: Stand,
  story: Story,
  note: (text: string) => void,
): Promise<() => Promise<void>> {
  const order = await orderOf(stand, story)
  if (!order?.intent) return async () => {}
  const act = async (verb: string) => {
    const body = verb === 'pay' || verb === 'start_paying' ? { chain: 'lawson' } : {}
    try {
      await stand.ground.emulator.control(`/payment_intents/${order.intent}/${verb}`, body)
      note(`at the konbini: ${verb} (${order.intent})`)
    } catch (error) {
      note(`at the konbini: ${verb} refused: ${error instanceof Error ? error.message : error}`)
    }
  }
  if (story.till.startsWith('slip')) {
    await wait(story.thinkMs[3])
    await act('start_paying')
  }
  return async () => {
    await wait(story.thinkMs[4])
    switch (story.till) {
      case 'pays':
      case 'slip_then_pays':
        return act('pay')
      case 'slip_then_leaves':
        return act('abandon')
      case 'lapses':
        return act('expire')
      case 'waits':
        return
    }
  }
}
