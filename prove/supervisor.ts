import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../local/failure.ts'
import type { Processes, Service, ServiceSpec } from '../local/processes.ts'

/** How often the living are counted: about what an orchestrator on one machine needs. */
const LOOK_MS = 150
/** A process that cannot start (no database yet) is tried again after this. */
const AGAIN_MS = 400
/** Starts without a single success after which it is no longer chaos but a mistake of ours. */
const FAILURES_MAX = 60

export type Supervisor = {
  /** Keeps a process alive from now on; resolves when it is ready for the first time. */
  keep(spec: ServiceSpec): Promise<void>
  /** SIGKILL, without a word. False when it was not running at that moment. */
  kill(name: string): boolean
  /** Ends all that were kept, at once, and does not start them again. */
  release(): Promise<void>
  /** Resolves when every kept process runs. */
  allUp(): Promise<void>
  names(): string[]
  readonly restarts: number
}

type Member = { spec: ServiceSpec; service: Service | null; failures: number; last: string }

/** Starts processes and starts them again whenever they end, as a platform would. */
export function superviseWith(processes: Processes): Supervisor {
  const members = new Map<string, Member>()
  let restarts = 0

  async function watch(member: Member, isFirst: boolean): Promise<void> {
    let first = isFirst
    while (members.get(member.spec.name) === member && !processes.isStopping) {
      if (member.service && isAlive(member.service.pid)) {
        await wait(LOOK_MS)
        continue
      }
      if (!first && member.service) restarts += 1
      first = false
      member.service = null
      try {
        member.service = await processes.start(member.spec)
        member.failures = 0
      } catch (error) {
        member.last =
          error instanceof Failure ? [error.message, ...error.details].join('\n') : `${error}`
        member.failures += 1
        await wait(AGAIN_MS)
      }
    }
  }

  async function up(member: Member): Promise<void> {
    while (!member.service || !isAlive(member.service.pid)) {
      if (member.failures > FAILURES_MAX || processes.isStopping) {
        throw new Failure(`${member.spec.name} does not start.`, member.last.split('\n'))
      }
      await wait(LOOK_MS)
    }
  }

  return {
    async keep(spec) {
      const member: Member = { spec, service: null, failures: 0, last: '' }
      members.set(spec.name, member)
      void watch(member, true)
      await up(member)
    },
    kill(name) {
      const pid = members.get(name)?.service?.pid
      return pid !== undefined && isAlive(pid) && killGroup(pid)
    },
    async release() {
      const ending = [...members.values()]
      members.clear()
      for (const { service } of ending) if (service) killGroup(service.pid)
      for (const { service } of ending) while (service && isAlive(service.pid)) await wait(20)
    },
    async allUp() {
      for (const member of members.values()) await up(member)
    },
    names: () => [...members.keys()],
    get restarts() {
      return restarts
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function killGroup(pid: number): boolean {
  try {
    return process.kill(-pid, 'SIGKILL')
  } catch {
    return false
  }
}
