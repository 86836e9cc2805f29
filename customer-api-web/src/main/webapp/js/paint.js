// Painting is cheap and done in one go, after whatever changed in the meantime.
let paint = () => {};
let due = false;

export function paintWith(function_) {
  paint = function_;
}

export function update() {
  if (due) return;
  due = true;
  queueMicrotask(() => {
    due = false;
    paint();
  });
}
