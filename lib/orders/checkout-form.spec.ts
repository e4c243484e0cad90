import { describe, expect, test } from 'vitest'
import { addressSchema, contactSchema } from './checkout-form.ts'

describe('what people type', () => {
  test('full-width letters, hyphens and +81 are understood', () => {
    expect(
      contactSchema.parse({
        name: ' 灯 ゆき ',
        email: 'yuki@example.jp',
        phone: '090-1234-5678',
      }),
    ).toEqual({ name: '灯 ゆき', email: 'yuki@example.jp', phone: '09012345678' })
    expect(contactSchema.shape.phone.parse('+81 90 1234 5678')).toBe('09012345678')
    expect(addressSchema.shape.postalCode.parse('〒238-0001')).toBe('2380001')
  })

  test('a wrong field names the sentence that helps', () => {
    const issue = (result: { error?: { issues: { message: string }[] } }) =>
      result.error?.issues[0]?.message
    expect(issue(contactSchema.shape.email.safeParse('yuki@'))).toBe('email')
    expect(issue(contactSchema.shape.phone.safeParse('12345'))).toBe('phone')
    expect(issue(contactSchema.shape.phone.safeParse(''))).toBe('required')
    expect(issue(addressSchema.shape.postalCode.safeParse('123'))).toBe('postal_code')
  })
})
