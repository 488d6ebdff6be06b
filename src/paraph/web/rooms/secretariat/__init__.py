"""The secretariat's room: who belongs, what meets, what was issued, what was done."""
