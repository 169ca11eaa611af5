// SPDX-License-Identifier: MIT
pragma solidity 0.8.28;
library RISESlots { uint256 internal constant _balances = 0; uint256 internal constant _allowances = 1; uint256 internal constant _totalSupply = 2; uint256 internal constant _name = 3; uint256 internal constant _symbol = 4; }
library SaveVaultSlots { uint256 internal constant _balances = 0; uint256 internal constant _allowances = 1; uint256 internal constant _totalSupply = 2; uint256 internal constant _name = 3; uint256 internal constant _symbol = 4; }
library FLATSlots { uint256 internal constant _balances = 0; uint256 internal constant _allowances = 1; uint256 internal constant _totalSupply = 2; uint256 internal constant _name = 3; uint256 internal constant _symbol = 4; uint256 internal constant _nonces = 7; uint256 internal constant _status = 8; uint256 internal constant lastPrice = 9; uint256 internal constant anchorPrice = 10; uint256 internal constant anchorAt = 11; uint256 internal constant _pegBudget = 12; }
