/** Must be imported before any schema is made: Zod asks then whether it may write programs, which the page refuses. */
import { config } from 'zod';

config({ jitless: true });
