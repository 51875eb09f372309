# The rack is in kilograms, its athlete reads pounds.
ctl init
ctl rack set --bar 20kg --stock 25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2
ctl athlete add "Lou Pound" --unit lb --tag 26:00101101000000001010001000
ctl plan set "Lou Pound" deadlift --protocol strength --e1rm 440lb
