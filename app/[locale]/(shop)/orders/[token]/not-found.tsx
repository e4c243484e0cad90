import { OrderNotFound } from '#components/checkout/order-not-found.tsx'

export default OrderNotFound
