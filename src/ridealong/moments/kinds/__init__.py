"""Every kind of moment, a file for each part of the story; importing this registers them all."""

from ridealong.moments.kinds import customers, difference, employees, loops, roster, strategy

ALL = (roster, loops, customers, employees, strategy, difference)
