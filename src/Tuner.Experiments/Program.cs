using Tuner.Experiments.Cli;

return CommandLine.Run(args, Terminal.OfProcess);
