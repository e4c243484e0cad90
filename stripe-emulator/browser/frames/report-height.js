/** Tells the page whenever this frame's content grows or shrinks, so that nothing is cut off. */
export function watchHeightOf(node, channel) {
  new ResizeObserver(() => reportHeightOf(node, channel)).observe(node)
}

/**
 * Tells the page how tall this frame's content is now. Inside something hidden there is no layout
 * and the height is 0: kept to ourselves, because a browser stops painting a frame without height,
 * and it would never learn that it is shown again.
 */
export function reportHeightOf(node, channel) {
  const height = Math.ceil(node.getBoundingClientRect().height)
  if (height > 0) channel.emit('height', height)
}
