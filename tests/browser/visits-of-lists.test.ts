import { testVisits } from './visits.ts';

testVisits('lists');
