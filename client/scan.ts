// Sent only to those who work the site with a switch.
import './islands/scanner.ts';
