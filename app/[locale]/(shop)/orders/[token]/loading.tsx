import { OrderSkeleton } from '#components/checkout/order-skeleton.tsx'

export default OrderSkeleton
