global using Oncology.Tests;
