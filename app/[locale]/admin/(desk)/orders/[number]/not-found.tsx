import { OrderNotFound } from '#components/admin/order-not-found.tsx'

export default OrderNotFound
