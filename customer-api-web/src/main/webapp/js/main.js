import { start } from './app.js';
import { knowDemo } from './demo.js';
import { update } from './paint.js';

start();
knowDemo().then(update);
