import { type ClassValue, clsx } from 'clsx'

/**
 * Joins class names. It does not resolve conflicts: tailwind-merge is 8 KB of the live page's
 * first load, and a caller that must override a class wants a variant with a name instead.
 */
export const cn = (...values: ClassValue[]): string => clsx(values)
