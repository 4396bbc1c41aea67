import './enhanced.js';
import './shell.js';
import './theme.js';
import './ci-chart.js';
import './ci-timeline.js';
import './ci-transcript.js';
import './ci-drop.js';
import './ci-pending.js';
