using System.Text;
using Oncology.Cli;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return CommandLine.Run(args, Console.OpenStandardInput, Console.Out, Console.Error);
