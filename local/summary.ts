import { dataDir, shownPath } from './paths.ts'
import type { Stack } from './stack.ts'
import { framed, styled } from './terminal.ts'

/** Seeded in demo, development and test only. */
const STAFF = 'staff@todai.example / konbini-demo'
const LIVE_SHOW = 'live-tonight'

/** Where to go, once everything runs. */
export function summary(title: string, name: string, stack: Stack): string {
  const { web, emulator, mail, databaseMovedTo } = stack
  const link = (address: string) => styled('underline', address)
  return framed(title, [
    ['Shop      お店', link(web)],
    ['Live show 配信', link(`${web}/shows/${LIVE_SHOW}`)],
    ['Studio    配信の操作', link(`${web}/studio/${LIVE_SHOW}`)],
    ['Admin     管理画面', link(`${web}/admin`)],
    ['Login     ログイン', STAFF],
    '',
    ['Stripe    決済の操作', link(emulator)],
    ['Mail      届いたメール', link(mail)],
    '',
    [
      'Data      データ',
      databaseMovedTo
        ? `${shownPath(dataDir(name))}, database in ${databaseMovedTo}`
        : shownPath(dataDir(name)),
    ],
    ['Logs      ログ', `${shownPath(dataDir(name))}/logs`],
    '',
    `${styled('bold', 'Ctrl-C')} stops everything and keeps the data. ${styled('dim', 'Ctrl-Cで終了(データは残ります)')}`,
  ])
}
