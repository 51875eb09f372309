# Bar, plates and athlete in pounds.
ctl init
ctl rack set --bar 45lb --stock 45lbx4,35lbx1,25lbx1,10lbx2,5lbx1,2.5lbx1
ctl athlete add "Lou Pound" --unit lb --tag 26:00101101000000001010001000
ctl plan set "Lou Pound" deadlift --protocol strength --e1rm 440lb
