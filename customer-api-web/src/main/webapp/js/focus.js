// A button that is disabled while its work is done loses the focus, and a reader his place.

/** Gives the focus back to where it was, unless it has gone somewhere by then. */
export async function keepingFocus(task) {
  const place = document.activeElement;
  try {
    return await task();
  } finally {
    requestAnimationFrame(() => {
      if (document.activeElement === document.body || document.activeElement?.localName === 'dialog') place?.focus();
    });
  }
}

/** Gives the focus to an element of that id, once it is there. */
export function focusOn(id) {
  requestAnimationFrame(() => document.getElementById(id)?.focus());
}
