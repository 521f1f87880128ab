let pressed = false
window.addEventListener('pointerdown', () => (pressed = true), true)
for (const end of ['pointerup', 'pointercancel'] as const) window.addEventListener(end, () => (pressed = false), true)

/**
 * Does something at once, or when the button that is being pressed was let go: leaving a field by a press on
 * a button must not move that button away from under the pointer.
 */
export function afterPress(act: () => void): void {
  if (!pressed) return act()
  window.addEventListener('pointerup', () => setTimeout(act), { once: true, capture: true })
}
