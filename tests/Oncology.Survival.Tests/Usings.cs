global using Oncology.Tests;

// The first bug a French user would find is a decimal comma: every test runs where numbers are written with one.
[assembly: SetCulture("fr-FR")]
