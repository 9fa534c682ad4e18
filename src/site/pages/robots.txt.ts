import type { APIRoute } from 'astro';
import { site } from '../archive.ts';
import { robots } from '../views/sharing.ts';

export const GET: APIRoute = () => new Response(robots(site));
