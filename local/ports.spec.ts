import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { checkPorts, chosenPorts, freePorts, freeStackPorts } from './ports.ts'

const open: ReturnType<typeof createServer>[] = []
afterEach(() => {
  for (const server of open.splice(0)) server.close()
})

function occupy(port: number, host: string): Promise<void> {
  const server = createServer()
  open.push(server)
  return new Promise((resolve) => server.listen(port, host, resolve))
}

describe('chosenPorts', () => {
  it('takes the usual ones, and those that were chosen for this command', () => {
    expect(chosenPorts('demo', {}).web).toBe(3000)
    expect(chosenPorts('demo', { DEMO_MAIL_SMTP_PORT: '2525' }).mailSmtp).toBe(2525)
    expect(chosenPorts('demo', { DEV_WEB_PORT: '3100' }).web).toBe(3000)
  })

  it.each(['abc', '0', '70000', '80.5'])('refuses %s', (port) => {
    expect(() => chosenPorts('demo', { DEMO_WEB_PORT: port })).toThrow(
      `DEMO_WEB_PORT=${port} is not a port`,
    )
  })

  it('refuses two things on one port', () => {
    expect(() => chosenPorts('dev', { DEV_MAIL_WEB_PORT: '3000' })).toThrow(
      'Port 3000 is meant for the shop and the mail page. Give DEV_MAIL_WEB_PORT another number.',
    )
  })
})

describe('checkPorts', () => {
  it.each(['127.0.0.1', '0.0.0.0', '::'])('finds a program that listens on %s', async (host) => {
    const ports = await freeStackPorts()
    await occupy(ports.stream, host)
    await expect(checkPorts('demo', ports)).rejects.toThrow(
      `Port ${ports.stream} (live stream) is taken. Stop the other program, or: DEMO_STREAM_PORT=${ports.stream + 10} npm run demo`,
    )
  })

  it('leaves the ports it tried free', async () => {
    const ports = await freeStackPorts()
    await checkPorts('demo', ports)
    await checkPorts('demo', ports)
  })
})

it('freePorts gives different ports', async () => {
  expect(new Set(await freePorts(20)).size).toBe(20)
})
