/** Keeps zod from compiling its schemas with `new Function`, which the window's content security policy forbids. */
import { config } from 'zod';

config({ jitless: true });
