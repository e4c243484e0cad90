/**
 * The elements that this emulator has. `path`, `title`: the frame's, worded as in Stripe.js, since
 * tests find frames by them. `height`: in pixels, near to what the frame will ask for, so that the
 * page hardly moves. `functions`: what only this element can do.
 */
export const elementKinds = {
  payment: {
    path: 'elements-inner-payment.html',
    title: 'Secure payment input frame',
    height: 236,
    functions: ['collapse'],
  },
  address: {
    path: 'elements-inner-address.html',
    title: 'Secure address input frame',
    height: 520,
    functions: ['getValue'],
  },
  linkAuthentication: {
    path: 'elements-inner-link-authentication.html',
    title: 'Secure email input frame',
    height: 96,
    functions: [],
  },
  /** The successor of linkAuthentication, without the wallet behind it. */
  contactDetails: {
    path: 'elements-inner-link-authentication.html',
    title: 'Secure email input frame',
    height: 96,
    functions: [],
  },
}
