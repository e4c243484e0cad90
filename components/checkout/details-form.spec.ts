import { expect, test } from 'vitest'
import {
  cleanDetails,
  detailsErrors,
  EMPTY_DETAILS,
  errorsFromServer,
  fieldError,
} from './details-form.ts'

const typed = {
  email: ' Yuki@example.jp ',
  phone: '090-1234-5678',
  name: '山田 花子',
  postalCode: '100-0001',
  prefecture: '東京都',
  city: '千代田区',
  line1: '千代田1-1',
  line2: '',
}

test('full-width digits, hyphens and spaces are accepted and cleaned', () => {
  const { contact, address } = cleanDetails(typed, true)
  expect(contact).toEqual({ email: 'Yuki@example.jp', phone: '09012345678', name: '山田 花子' })
  expect(address?.postalCode).toBe('1000001')
  expect(detailsErrors(typed, true)).toEqual({})
})

test('each mistake has a sentence that says what to do', () => {
  expect(fieldError('email', 'yuki@')).toBe('email')
  expect(fieldError('phone', '12345')).toBe('phone')
  expect(fieldError('postalCode', '100')).toBe('postal_code')
  expect(fieldError('name', '  ')).toBe('required')
  expect(fieldError('prefecture', '')).toBe('choose')
  expect(fieldError('line2', '')).toBeNull()
})

test('a ticket needs no address', () => {
  expect(Object.keys(detailsErrors(EMPTY_DETAILS, false))).toEqual(['email', 'phone', 'name'])
  expect(cleanDetails({ ...EMPTY_DETAILS, ...typed, city: '' }, false).address).toBeNull()
})

test('what the server found wrong lands at the field', () => {
  expect(errorsFromServer({ 'contact.email': 'email', 'address.city': 'nonsense' })).toEqual({
    email: 'email',
    city: 'required',
  })
})
