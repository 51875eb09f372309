/* Demo: who is in the demo gym, by tag. */
#ifndef TESTS_VM_DEMO_H
#define TESTS_VM_DEMO_H

/* Ada Strong lifts in kilos, her deadlift is today's; Mike Kowalski in
 * pounds. */
#define ADA "00101101000000001010001000"
#define MIKE "00101101000000001010001110"

#endif
