// Draws what an authenticator app scans. The secret is drawn here and sent nowhere.
import QrCreator from '../../lib/qr-creator.es6.min.js';

/** Black on white in the dark as well: cameras want it so. */
export function drawQrCode(canvas, text) {
  if (!canvas || canvas.drawn === text) return;
  canvas.drawn = text;
  QrCreator.render({ text, radius: 0, ecLevel: 'M', fill: '#000', background: '#fff', size: canvas.width }, canvas);
}
