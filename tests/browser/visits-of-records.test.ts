import { testVisits } from './visits.ts';

testVisits('records');
