"""What is said to a person: drafts, the two tongues, and the tone guard. Pure, like core."""
