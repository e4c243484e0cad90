/** Tells the page whenever this frame's content grows or shrinks, so that nothing is cut off. */
export function reportHeightOf(node, channel) {
  new ResizeObserver(() => {
    channel.emit('height', Math.ceil(node.getBoundingClientRect().height))
  }).observe(node)
}
