import { expect, test } from 'vitest'
import { emailSuggestion } from './email-suggestion.ts'

test.each([
  ['yuki@gmial.com', 'yuki@gmail.com'],
  ['yuki@gmail.co', 'yuki@gmail.com'],
  ['yuki@gmaill.com', 'yuki@gmail.com'],
  ['yuki@docomo.ne.jo', 'yuki@docomo.ne.jp'],
])('%s is a slip', (typed, meant) => {
  expect(emailSuggestion(typed)).toBe(meant)
})

test.each(['yuki@gmail.com', 'yuki@ymail.ne.jp', 'yuki@example.jp', 'yuki@au.com', 'yuki'])(
  '%s is left alone',
  (typed) => expect(emailSuggestion(typed)).toBeNull(),
)
